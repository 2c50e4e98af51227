export default {
  title: '登录',
  name: '姓名',
  password: '密码',
  totp: '动态口令',
  totpHint: '未启用则不填',
  enter: '登录',
}
