"""The pages of the window, one package each; the shell imports them on the first visit."""
