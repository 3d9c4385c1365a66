import { say } from '#platform/say'

/** Documents behind the exchange. Articles of the State Council's regulation are quoted where its chapters are known to us. */
export const sources = {
  sharing: say(
    '政务数据共享条例（国令第809号，2025-08-01 施行）：申请与答复、按目的使用',
    'Regulation on Sharing Government Data (Order 809): application, answer, use for its purpose',
  ),
  ground: say('个人信息保护法第十三条（处理的合法性基础）', 'Personal Information Protection Law art. 13'),
  provide: say(
    '个人信息保护法第二十三条（向其他处理者提供须单独同意）',
    'Personal Information Protection Law art. 23: separate consent to provide',
  ),
  assess: say('个人信息保护法第五十五条（事前影响评估）', 'Personal Information Protection Law art. 55'),
  minimum: say('个人信息保护法第六条（最小必要）', 'Personal Information Protection Law art. 6'),
  records: say(
    '网络数据安全管理条例第十二条（提供记录至少保存三年）',
    'Network Data Security Regulation art. 12: records for three years',
  ),
  identity: say('GB/T 22239-2019（身份鉴别）；产品默认值', 'GB/T 22239-2019; product default'),
  practice: say('数据共享协议管理（产品默认，可调整）', 'Practice of agreements (product default, adjustable)'),
}
