LABELS: dict[str, str] = {
    "study_route.publish": "发布研学旅游线路",
    "study_route.suspend": "暂停研学旅游线路",
}
