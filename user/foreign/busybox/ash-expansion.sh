# sh: parameter expansion, globs, quotes, arithmetic, field splitting
v=/usr/lib/libx.so.1
echo ${v##*/} ${v%/*} ${v%%.*} ${v#*/} ${#v} ${none:-def} ${v:+set} ${v:5:3}
unset w; echo ${w:=given} $w; echo ${v/lib/LIB} ${v//lib/LIB}
touch a1 a2 b1 'c d'; echo a* [ab]1 ?2 * none*; echo 'a*' "a*" a\*
IFS=:; set -- $(echo x:y::z); echo $# "$4"; unset IFS
echo $((0x1f + 010)) $((7 / 2)) $((-7 % 3)) $((1 << 40)) $((3 > 2 ? 5 : 6)) $((n = 4, n * n))
echo "${none?is not set}" 2>&1; echo status $?
