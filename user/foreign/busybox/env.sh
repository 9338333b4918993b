# env: sets, removes, empties; the status of what it runs
env -i A=1 B=2 /bb/env; env -u PATH /bb/env | grep -c PATH; A=x env A=y /bb/sh -c 'echo $A'; env false; echo $?; env none; echo $?; env A=1 sh -c 'exit 9'; echo $?
