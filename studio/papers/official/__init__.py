"""Official documents: the 15 kinds (中办发〔2012〕14号, art. 8) in the layout of GB/T 9704-2012."""
