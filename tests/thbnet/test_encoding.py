import pytest

BORDER = "a-border"
FORM = "\r\n".join(
    [
        f"--{BORDER}",
        'Content-Disposition: form-data; name="login"',
        "",
        r"\ud800",
        f"--{BORDER}--",
        "",
    ]
)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "charset",
    [
        "",
        "; charset=utf-8",
        "; charset=unicode_escape",  # would make half a character
        "; charset=rot13",  # decodes no bytes
        "; charset=idna",  # knows no replacement for what it cannot read
    ],
)
def test_requests_are_read_as_utf8_whatever_they_claim(client, charset):
    kind = f"multipart/form-data; boundary={BORDER}{charset}"
    answer = client.generic("POST", "/accounts/login/", FORM, content_type=kind)
    assert r'value="\ud800"' in answer.content.decode()
