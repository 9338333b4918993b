# Backquotes: like $(...), and a backslash before ` $ and \ is taken off first.
echo `echo one` "`echo 'two  words'`" a`echo b`c
echo `echo \`echo nested\`` "`echo "in quotes"`" '`echo no`' \`
x=5; echo `echo $x` `echo \$x` `echo '\$x'` `echo '\\'`
for w in `echo a b`; do echo "<$w>"; done
y=`echo 'keeps  blanks'`; echo "$y"
echo "`echo line1; echo line2`" `false; true` $?
