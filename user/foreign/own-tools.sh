# SPDX-License-Identifier: MIT
# For our own shell: what our tools print, each at least once.
seq 12 | sort -r | head -n 4
seq 1 3 20 | tail -n 2
seq 12 | head -5 | tail -2
echo one two three | tr a-z A-Z | tee copy
cat copy copy | uniq | wc
grep -n O copy
grep absent copy
echo $?
hexdump copy
mkdir -p d/e
cp copy d/e/f
mv d/e/f d/g
ls d d/e
rm -r d
ls d
echo $?
env A=1 B=2 env | grep =[12]$
pwd
hello -n 2 you me
false
echo $?
true && echo yes
for i in a b c; do echo $i; done
(cd /; pwd)
rmdir nothing
touch t && ls
kill -l | head -n 3
yes no | head -n 2
sleep 0 && echo slept
sleep 100 & kill $!; wait $!; echo $?
