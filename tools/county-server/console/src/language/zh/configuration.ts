export default {
  title: '配置',
}
