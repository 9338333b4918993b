# case: patterns, quotes that take their meaning away, alternatives, nothing that matches.
for w in apple banana 'a*' '*' '' xyz '[q]' q; do
	case $w in
	a\*) echo "$w: a star" ;;
	a*) echo "$w: begins with a" ;;
	(banana|cherry) echo "$w: fruit" ;;
	'*') echo "$w: star"
		;;
	"") echo "empty" ;;
	[q]) echo "$w: q" ;;
	*z) echo "$w: ends with z"
	esac
done
case x in y) echo no ;; esac; echo "none: $?"
false; case x in x) ;; esac; echo "empty body: $?"
case a in a) false ;; esac; echo "status: $?"
p='b*'; case bcd in $p) echo pattern ;; esac
case bcd in "$p") echo wrong ;; *) echo 'quoted pattern' ;; esac
case "$(echo out)" in out) echo command;; esac
for i in 1 2 3; do case $i in 2) continue ;; 3) break ;; esac; echo $i; done
case a in a) case b in b) echo nested ;; esac ;; esac >file; cat file; rm file
