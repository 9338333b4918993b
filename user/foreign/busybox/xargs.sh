# xargs: sizes, replacement, empty input, exit status, quotes
seq 10 | xargs -n 3 echo; echo 'a b "c d"' | xargs -n 1; seq 3 | xargs -I X echo '<X>'
: | xargs echo empty; : | xargs -r echo none; echo x | xargs false; echo $?
printf 'a\0b c\0' | xargs -0 -n1 echo; echo 1 2 3 | xargs -t echo 2>&1; seq 5 | xargs -s 20 echo
echo q | xargs nocommand 2>/dev/null; echo $?; seq 6 | xargs -P 3 -n 1 echo | sort
