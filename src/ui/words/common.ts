import { say } from '#platform/say'

/** Words that many parts show: buttons and the like. */
export const words = {
  save: say('保存', 'Save'),
  submit: say('提交', 'Submit'),
  cancel: say('取消', 'Cancel'),
  confirm: say('确认', 'Confirm'),
  close: say('关闭', 'Close'),
  retry: say('重试', 'Try again'),
  search: say('搜索', 'Search'),
  clear: say('清空', 'Clear'),
  add: say('增加一行', 'Add a row'),
  remove: say('删除', 'Remove'),
  yes: say('是', 'Yes'),
  no: say('否', 'No'),
  none: say('—', '—'),
  export: say('导出 Excel', 'Export to Excel'),
  loading: say('正在加载', 'Loading'),
  source: say('依据', 'Source'),
  all: say('全部', 'All'),
  unsaved: say('所填内容尚未提交，确定离开吗？', 'What you wrote has not been submitted. Leave anyway?'),
  leave: say('离开', 'Leave'),
  stay: say('继续填写', 'Stay'),
}
