"""What is to be read by everybody holds nobody's number."""

FOUND = "这里有手机号码，请删去：这些内容各级都能看到，列入目录后向社会公开。"
