# vi: driven by keystrokes: inserts, moves, deletes, substitutes, saves
printf 'one\ntwo\nthree\n' >f
printf 'ihello \033jddGofour\033:%%s/e/E/g\rgg:wq\r' | vi f >/dev/null 2>&1; echo $?; cat f
printf 'dG:q!\r' | vi f >/dev/null 2>&1; cat f; printf 'yyp:w g\r:q\r' | vi f >/dev/null 2>&1; cat g
