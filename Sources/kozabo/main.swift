print("kozabo")
