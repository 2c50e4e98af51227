export default {
  title: '意见',
}
