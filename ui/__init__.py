"""The desktop app: views over one document object. Holds no rule of the domain."""
