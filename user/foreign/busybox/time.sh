# time: the form of what it prints, and the status
time -p sh -c 'exit 3' >o 2>&1; echo $?; sed 's/[0-9][0-9.]*/N/' o; time true 2>&1 | sed 's/[0-9][0-9.]*/N/g' | tr -s ' '; time sleep 1 2>&1 | grep -c 'real.*[1-9]\.'
