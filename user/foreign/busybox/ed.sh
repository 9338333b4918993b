# ed: line editing by script
printf 'a\none\ntwo\nthree\n.\n2s/two/2/\n1,$p\n3d\nw f\nq\n' | ed 2>&1; cat f; printf '/one/\n$a\nend\n.\nwq\n' | ed f; cat f
