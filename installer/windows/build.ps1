# Builds the Windows setup: the one-folder program, signed, then Inno Setup's installer, signed.
#
# NOT RUN SO FAR: written without a Windows machine.
#
# Needs: Python 3.11.9 (x64), Inno Setup 6.3 or later, and for signing signtool and a certificate in the user's store.
#   .\installer\windows\build.ps1                       without signatures
#   .\installer\windows\build.ps1 -Thumbprint ABCD…     signed with that certificate
param([string]$Thumbprint = "", [string]$TimestampUrl = "")
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")

function Assert-Done($what) { if ($LASTEXITCODE) { throw "$what failed" } }

python -m venv .venv; Assert-Done "making the environment"
.venv\Scripts\python -m pip install --constraint constraints.txt --editable . pyinstaller babel; Assert-Done "pip"
.venv\Scripts\pybabel compile --directory studio\assets\locales --domain studio; Assert-Done "pybabel"
.venv\Scripts\python -m PyInstaller --noconfirm --distpath build\package --workpath build\package\work installer\agent-studio.spec
Assert-Done "PyInstaller"

$version = (Select-String -Path pyproject.toml -Pattern '^version = "(.+)"').Matches[0].Groups[1].Value
$signing = @()
if ($Thumbprint) {
    $how = @("/fd", "sha256", "/sha1", $Thumbprint)
    if ($TimestampUrl) { $how += @("/tr", $TimestampUrl, "/td", "sha256") }
    signtool sign @how build\package\agent-studio\agent-studio.exe build\package\agent-studio\agent-studio-window.exe
    if ($LASTEXITCODE) { throw "the program could not be signed" }
    $signing = @("/DSign", "/Sstudio=signtool sign $($how -join ' ') `$f")
}
iscc "/DVersion=$version" @signing installer\windows\agent-studio.iss
if ($LASTEXITCODE) { throw "the setup could not be compiled" }
