"""What is to be read by everybody holds nobody's mobile number."""

from workshops.people import texts

FOUND = "这里有手机号码，请删去：这些内容各级都能看到，列入目录后向社会公开。"


def has_mobile(text: str | None) -> bool:
    return texts.holds_any_number(text)
