from concurrent.futures import ThreadPoolExecutor

from thbnet.cache import SharedFileCache


def test_of_many_who_add_at_once_one_wins(tmp_path):
    cache = SharedFileCache(str(tmp_path), {})
    with ThreadPoolExecutor(8) as threads:
        for key in range(50):
            won = list(threads.map(lambda who, key=key: cache.add(key, who), range(8)))
            assert won.count(True) == 1
            assert cache.get(key) == won.index(True)


def test_what_has_expired_is_added_again(tmp_path):
    cache = SharedFileCache(str(tmp_path), {})
    assert cache.add("key", 1, timeout=-1)
    assert cache.add("key", 2)
    assert not cache.add("key", 3)
    assert cache.get("key") == 2


def test_files_of_losers_do_not_stay(tmp_path):
    cache = SharedFileCache(str(tmp_path), {})
    for value in range(3):
        cache.add("key", value)
    assert len(list(tmp_path.iterdir())) == 1
