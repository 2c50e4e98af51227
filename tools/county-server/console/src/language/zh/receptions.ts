export default {
  title: '接待',
}
