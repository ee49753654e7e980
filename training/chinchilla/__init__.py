"""Training of chinchilla-mini: an encoder that scores spans for any set of labels."""
