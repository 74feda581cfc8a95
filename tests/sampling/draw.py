"""Works a draw out again: its terms as JSON on standard input, what was drawn on standard output."""
import hashlib, json, sys

terms = json.load(sys.stdin.buffer)

def smallest(id, tickets=1):
    texts = [f"{terms['seed']}\n{id}\n{which + 1}" for which in range(tickets)]
    return min(hashlib.sha256(text.encode()).hexdigest() for text in texts), id

def load(unit):
    return sum(place["inspector"] == unit for place in places)

def fittest(facility):
    own = {facility["facility"], facility["county"]}
    return min((i["unit"] for i in queue if not own & set(i.get("recuse", []))), key=load, default=None)

def relieve(place):
    other = fittest(place["holder"])
    if other and load(place["inspector"]) >= load(other) + 2:
        place["inspector"] = other
        return True

frame = sorted(terms["frame"], key=lambda f: smallest(f["facility"], f.get("weight", 1)))
queue = sorted(terms["inspectors"], key=lambda i: smallest(i["unit"]))
places = [{"holder": f, "inspector": None} for f in frame[: terms["wanted"]]]
reserve = frame[terms["wanted"] :]
for place in places:
    place["inspector"] = fittest(place["holder"])
while any([relieve(place) for place in places]):
    pass
for gone in terms.get("replaced", []):
    for place in places:
        if place["holder"] and place["holder"]["facility"] == gone:
            place.update(holder=reserve.pop(0) if reserve else None, inspector=None)
            place["inspector"] = place["holder"] and fittest(place["holder"])
for place in places:
    print(place["holder"] and place["holder"]["facility"], place["inspector"])
