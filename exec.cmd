@rem npm start says "exec", so that a signal to npm reaches Steward; Windows has no such word, and none is needed there.
@%*
