# unzip: list and take out of a stored archive
printf 'PK\003\004\012\0\0\0\0\0\0\0!\0\206\246\0206\5\0\0\0\5\0\0\0\5\0\0\0a.txthelloPK\001\002\036\003\012\0\0\0\0\0\0\0!\0\206\246\0206\5\0\0\0\5\0\0\0\5\0\0\0\0\0\0\0\0\0\0\0\244\201\0\0\0\0a.txtPK\005\006\0\0\0\0\1\0\1\0003\0\0\0(\0\0\0\0\0' >x.zip
unzip -l x.zip; unzip -p x.zip; unzip -o x.zip; cat a.txt; echo; unzip none.zip; echo $?
