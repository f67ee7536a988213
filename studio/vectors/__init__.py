"""What makes vectors and what finds the nearest of them: Chroma and ONNX models, in processes of their own.

Nothing is imported here: the processes start with what they need and no more.
"""
