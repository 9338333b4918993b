# df, mount: there is a root, and df knows of it
df / | sed -n '1p' | tr -s ' '; df / | wc -l; df -h / >/dev/null; echo $?; df none 2>&1; echo $?
