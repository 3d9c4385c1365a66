/** A path as our pages write it, `/cases/:id`, as the router writes it, `/cases/$id`. */
export const routePath = (path: string): string => path.replace(/:(\w+)/g, '$$$1')
