# touch: new, times given, like another, not made
touch a; [ -f a ] && echo made; touch -d '2010-11-12 13:14:15' a; date -u -r a; touch -r a b; stat -c %Y b; touch -c none; ls; touch none/x; echo $?; touch -d junk a; echo $?; touch -t 202001020304.05 a; stat -c %Y a; touch -h a; touch -m -d @5 a; stat -c %Y a; touch -a -d @7 a; stat -c '%X %Y' a
