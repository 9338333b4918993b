# sh: sourced files, eval, exec, command, type, alias, getopts
echo 'v=sourced; return 4; echo no' >lib; . ./lib; echo $? $v
eval 'a=b; b=c'; eval echo \$$a
set -- -a -b val rest; while getopts ab: o; do echo $o $OPTARG; done; shift $((OPTIND - 1)); echo $*
command -v sed; type cd | head -1; (exec echo replaced; echo no)
alias e=echo; e x 2>/dev/null; echo $?
export Z=1; sh -c 'echo $Z'; Z=2 sh -c 'echo $Z'; echo $Z; readonly R=1; (R=2) 2>/dev/null; echo $?
