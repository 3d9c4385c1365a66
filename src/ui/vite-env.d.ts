/// <reference types="vite/client" />

/** antd's own declarations of these files describe a CommonJS module, which they are not once bundled. */
declare module 'antd/es/locale/zh_CN' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default locale
}
declare module 'antd/es/locale/en_US' {
  const locale: NonNullable<import('antd').ConfigProviderProps['locale']>
  export default locale
}
