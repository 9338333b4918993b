# sh: -e, -u, -x, -n, exit status of pipelines, pipefail
sh -ec 'false; echo no'; echo $?
sh -ec 'if false; then :; fi; echo yes'; echo $?
sh -uc 'echo $nothing; echo no' 2>/dev/null; echo $?
sh -xc 'a=1; echo $a' 2>&1
sh -nc 'echo never'; echo $?
sh -c 'set -o pipefail; false | true'; echo $?; sh -c 'false | true'; echo $?
sh -c 'syntax ((' 2>/dev/null; echo $?
nocommand 2>/dev/null; echo $?; /etc 2>/dev/null; echo $?
