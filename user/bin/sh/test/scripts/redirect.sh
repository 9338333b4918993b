# Redirections and pipelines.
echo one >f; echo two >>f; cat <f; cat f nowhere 2>errors; cat errors | wc -l | tr -d ' '
cat nowhere >both 2>&1; wc -l <both | tr -d ' '
{ echo a; echo b; } >g; cat g; { cat; } <g
(echo sub) >h; cat h
if true; then echo inside; fi >i; cat i
for x in 1 2 3; do echo $x; done | sort -r | head -n 2
while read a b; do echo "$b-$a"; done <<END
first line here
second $HOME_OF_NOBODY word
END
cat <<'END'
nothing $expanded `here` \n
END
echo to-stderr 2>&1 >&2 2>/dev/null | cat
seq 1 20000 | tail -n 1
yes | head -n 2
echo x | (cat; echo y) | cat
true | false; echo $?; false | true; echo $?
exec 3>k; echo through three >&3; exec 3>&-; cat k
echo > empty; cat empty
rm f g h i k both errors empty
