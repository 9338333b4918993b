# more, less: when not on a terminal they are cat
seq 100 >n; more n | tail -1; less n | wc -l; cat n | more | head -1
