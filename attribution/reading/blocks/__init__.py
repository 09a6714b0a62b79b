"""Every paragraph of an article gets its kind: prose, headline, byline, caption …"""
