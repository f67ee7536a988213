"""The models that recognise text lie in the package, beside the settings that name them."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

datas = collect_data_files("rapidocr", includes=["**/*.yaml", "**/*.onnx", "**/*.txt", "**/*.ttf"])
hiddenimports = collect_submodules(
    "rapidocr", filter=lambda name: "torch" not in name and "paddle" not in name
)
