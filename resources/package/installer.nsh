; What the installer for Windows does besides: see docs/decisions/0191-files-are-offered-not-taken.md
; The program stands under "Open with" for the kinds of file that it opens. None of them is taken from the program that opens it now.

!macro offerFor EXTENSION
  WriteRegStr SHELL_CONTEXT "Software\Classes\${EXTENSION}\OpenWithProgids" "CampaignArchive.File" ""
!macroend

!macro noLongerOfferFor EXTENSION
  DeleteRegValue SHELL_CONTEXT "Software\Classes\${EXTENSION}\OpenWithProgids" "CampaignArchive.File"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\CampaignArchive.File" "" "Campaign Archive"
  WriteRegStr SHELL_CONTEXT "Software\Classes\CampaignArchive.File\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\CampaignArchive.File\shell\open\command" "" '"$appExe" -- "%1"'
  !insertmacro offerFor ".zip"
  !insertmacro offerFor ".txt"
  !insertmacro offerFor ".json"
  !insertmacro offerFor ".jsonld"
!macroend

!macro customUnInstall
  !insertmacro noLongerOfferFor ".zip"
  !insertmacro noLongerOfferFor ".txt"
  !insertmacro noLongerOfferFor ".json"
  !insertmacro noLongerOfferFor ".jsonld"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\CampaignArchive.File"
  ; The program itself asked for its links when it was started.
  DeleteRegKey SHELL_CONTEXT "Software\Classes\campaign-archive"
!macroend
