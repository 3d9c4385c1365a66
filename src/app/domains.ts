// The registry: one line a domain. Delete a folder and its line, and the rest still compiles and passes.
