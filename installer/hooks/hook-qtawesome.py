"""Only one of its fonts is used, and none of its code."""

from PyInstaller.utils.hooks import collect_data_files

datas = collect_data_files("qtawesome", includes=["fonts/materialdesignicons6-*"])
