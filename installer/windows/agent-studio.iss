; Sets Agent Studio up on Windows 10 and 11 for the person who runs it: no administrator is needed.
; Compiled by installer/windows/build.ps1 with Inno Setup 6.3 or later (x64compatible is new there).
;
; NOT RUN SO FAR: written without a Windows machine. The one-folder program it packs is tested on Linux only.
;
; Silent, for a roll-out:  AgentStudio-VERSION.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /LOG=setup.log
; and /ALLUSERS from an administrator's account. A policy.yaml beside the setup, and PEM files it names, are taken
; along and lie beside the program then (docs/rollout.md).

#ifndef Version
  #error Call it with /DVersion=…
#endif

[Setup]
AppId={{7C0B5D1E-53B4-4B0A-9B53-6C1D0D0E9A61}
AppName=智能体工坊
AppVerName=智能体工坊 {#Version}
AppVersion={#Version}
AppPublisher=Agent Studio
DefaultDirName={autopf}\Agent Studio
DefaultGroupName=智能体工坊
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline dialog
DisableProgramGroupPage=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
Compression=lzma2/max
SolidCompression=yes
OutputDir=..\..\build\package
OutputBaseFilename=AgentStudio-{#Version}
UninstallDisplayIcon={app}\agent-studio-window.exe
ChangesAssociations=yes
CloseApplications=yes
LicenseFile=..\..\LICENSE
#ifdef Sign
SignTool=studio
SignedUninstaller=yes
#endif

[Languages]
; Inno Setup does not bring this one along: put the translation of its users beside this file.
#if FileExists(AddBackslash(SourcePath) + "ChineseSimplified.isl")
Name: "zh"; MessagesFile: "ChineseSimplified.isl"
#endif
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Of the version before: a module that is gone must not stay importable.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\package\agent-studio\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs
Source: "{src}\policy.yaml"; DestDir: "{app}"; Flags: external ignoreversion skipifsourcedoesntexist
Source: "{src}\*.pem"; DestDir: "{app}"; Flags: external ignoreversion skipifsourcedoesntexist

[Icons]
Name: "{group}\智能体工坊"; Filename: "{app}\agent-studio-window.exe"
Name: "{autodesktop}\智能体工坊"; Filename: "{app}\agent-studio-window.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.agent"; ValueType: string; ValueData: "AgentStudio.agent"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\AgentStudio.agent"; ValueType: string; ValueData: "智能体包"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\AgentStudio.agent\shell\open\command"; ValueType: string; ValueData: """{app}\agent-studio-window.exe"" ""%1"""
Root: HKA; Subkey: "Software\Classes\.course"; ValueType: string; ValueData: "AgentStudio.course"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\AgentStudio.course"; ValueType: string; ValueData: "课程包"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\AgentStudio.course\shell\open\command"; ValueType: string; ValueData: """{app}\agent-studio-window.exe"" ""%1"""

[Run]
Filename: "{app}\agent-studio-window.exe"; Description: "{cm:LaunchProgram,智能体工坊}"; Flags: nowait postinstall skipifsilent
; A person's workspace is under %LOCALAPPDATA%\agent-studio: nothing here touches it, uninstalling neither.
