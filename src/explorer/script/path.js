// path
