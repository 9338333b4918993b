# ${x:-y} and its family.
unset u; e=; v=value
echo "${u:-default}" "${e:-default}" "${v:-default}" "${u-default}" "[${e-default}]" "${v-default}"
echo "[${u:+other}]" "[${e:+other}]" "[${v:+other}]" "[${u+other}]" "[${e+other}]"
echo ${u:=assigned} $u ${e:=again} $e; unset u; echo ${u=third} $u
for w in ${none:-two words} "${none:-two words}" ${none:-'quoted words'}; do echo "<$w>"; done
echo ${none:-$v} "${none:-$(echo command)}" ${none:-${v:+nested}} "${none:-a"b"c}" ${none:-`echo back`}
echo ${#v} ${#none} ${#} $#; set -- one two 'three four'; echo ${#} ${#1} ${#3} ${3:-x} ${4:-no fourth} ${*:-none}
path=/usr/lib/name.tar.gz
echo ${path##*/} ${path#*/} ${path%/*} ${path%.*} ${path%%.*} ${path#none} ${path%%/*}. ${path%"*"}
star='a*b*c'; echo "${star#*\*}" "${star##*'*'}" "${star%'*'*}" "${star%%"*"*}"
x=ab; p='?'; echo "${x#$p}" "${x#"$p"}" "${x%?}" "${x%%[b]}"
cat <<END
${v:-x} ${none:-in here} $((1 + 1)) `echo quoted` \$v \`no\`
END
(echo ${none:?is missing}; echo not here) 2>/dev/null; echo "status $?"
(: ${v:?fine}; echo fine)
echo "${none:?}" 2>/dev/null
echo not reached
