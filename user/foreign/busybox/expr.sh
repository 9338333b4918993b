# expr: arithmetic, strings, matching, comparison, status
expr 1 + 2 \* 3; expr 10 / 3; expr 10 % 3; expr \( 1 + 2 \) \* 3; expr abc : 'a\(.\)'; expr abc : '.*'; expr length hello; expr substr hello 2 3; expr index hello l; expr 3 \> 2; expr a = b; echo $?; expr 1 / 0; echo $?; expr 1 +; echo $?; expr 0; echo $?
