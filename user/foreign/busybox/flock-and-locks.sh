# lock files by a folder and by noclobber, among ten processes
cat >add <<'EOF'
until mkdir lock 2>/dev/null; do sleep 0.01; done
n=$(cat n); echo $((n + 1)) >n; rmdir lock
EOF
echo 0 >n; for i in 1 2 3 4 5 6 7 8 9 10; do sh add & done; wait; cat n
