"""The program on a desktop: a real window, a window manager, keys from outside."""
