# tr: ranges, classes, squeeze, delete, complement
echo hello | tr a-y b-z; echo hello | tr -d l; echo aabbcc | tr -s ab; echo 'Hi There 42' | tr '[:upper:][:lower:]' '[:lower:][:upper:]'; echo abc123 | tr -cd 0-9; echo; echo 'a b' | tr ' ' '\n'; printf 'a\0b' | tr '\0' 'x'; echo; echo abc | tr abc x; echo 'x\y' | tr '\\' /; tr a 2>&1 | head -1; seq 5 | tr '\n' ,
