# sh: here-documents with and without expansion, tabs, in loops and pipes
name=world
cat <<EOF
hello $name $((1 + 2)) `echo back`
EOF
cat <<'EOF'
hello $name
EOF
cat <<-EOF
	tab
	EOF
while read -r a b; do echo "$b-$a"; done <<EOF
1 2
3 4 5
EOF
cat <<A; cat <<B
first
A
second
B
seq 20000 | wc -l
cat <<EOF | wc -c
$(seq 20000)
EOF
