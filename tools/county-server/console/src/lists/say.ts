// Short messages that go by themselves: in the corner, where no drawer and none of its buttons lies.
import { ElMessage } from 'element-plus'

function say(type: 'success' | 'warning' | 'error', message: string): void {
  ElMessage({ type, message, placement: 'bottom-left', duration: type === 'success' ? 2500 : 6000 })
}

export const sayDone = (message: string) => say('success', message)
export const sayCareful = (message: string) => say('warning', message)
export const sayWrong = (message: string) => say('error', message)
