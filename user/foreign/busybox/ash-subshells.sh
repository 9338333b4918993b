# sh: subshells keep their variables and folder; command substitution; groups
x=1; (x=2; cd /; pwd; echo $x); echo $x; pwd
{ echo a; echo b; } | (read l; echo "got $l"; cat)
y=$(echo one; echo two; echo); echo "[$y]"
echo "$(echo "$(echo deep)")"
(exit 5) || echo $?
(echo err >&2) 2>&1 | tr a-z A-Z
exec 3>log; echo three >&3; exec 3>&-; cat log
