import { say } from '#platform/say'
import { T, To, useSay } from '#ui'
import { currentOf, type MenuPart } from './menu.ts'

/** The menu: plain links in named groups. */
export function SideMenu({ parts, pathname }: { parts: readonly MenuPart[]; pathname: string }) {
  const toSay = useSay()
  const current = currentOf(parts, pathname)
  return (
    <nav className="s-menu" aria-label={toSay(say('主菜单', 'Main menu'))}>
      {parts.map((part) => (
        <div key={part.group}>
          <h2 id={`menu-${part.group}`}>
            <T of={part.label} />
          </h2>
          <ul aria-labelledby={`menu-${part.group}`}>
            {part.items.map((item) => (
              <li key={item.path}>
                <To to={item.path} aria-current={item.path === current ? 'page' : undefined}>
                  <span className="s-menu-icon" aria-hidden="true">
                    {item.icon}
                  </span>
                  <T of={item.label} />
                </To>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
